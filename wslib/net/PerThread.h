#pragma once

#include <QThreadStorage>

namespace wslib {

/// The one @p T of this thread, made when it is first asked for, gone when the thread ends; of a type of its own for each use.
///
/// What `thread_local` is for, where a T has a destructor: mingw runs that when the thread's memory has been freed already. So
/// only a pointer is `thread_local`, which costs as little, and Qt deletes what it points to.
template <typename T>
T &perThread()
{
    struct Holder
    {
        explicit Holder(Holder **from)
            : place(from)
        {
        }
        Q_DISABLE_COPY_MOVE(Holder)
        ~Holder() { *place = nullptr; } // a new one is made for who comes later still

        T value;
        Holder **place;
    };
    thread_local Holder *mine = nullptr;
    if (mine == nullptr) {
        static QThreadStorage<Holder *> holders;
        mine = new Holder(&mine);
        holders.setLocalData(mine);
    }
    return mine->value;
}

} // namespace wslib
