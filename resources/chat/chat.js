// The chat room's page. What the server sends and takes is told at ChatRoom (workbench/chat/ChatRoom.h).
//
// Whatever people write goes into the page through textContent, and in no other way.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const nameField = byId("name");
  const joinButton = byId("join");
  const messageField = byId("message");
  const sendButton = byId("send");
  const log = byId("log");
  const peopleList = byId("people");
  const status = byId("status");
  const notice = byId("notice");
  const newer = byId("newer");

  const maxLines = 500; // of the log: a page that is left open must not grow for ever
  const firstDelay = 1000; // ms before reconnecting; doubles
  const longestDelay = 15000;

  // ---- What the browser remembers: the name for next time; whether this tab is in the room, for a reload.

  const remembered = (storage, key) => {
    try {
      return window[storage].getItem(key) || "";
    } catch {
      return ""; // storage may be forbidden
    }
  };
  const remember = (storage, key, value) => {
    try {
      window[storage].setItem(key, value);
    } catch {
      // then not
    }
  };

  // ---- The log

  const shownIds = new Set(); // of messages: the history comes again with every connection
  let forgottenBelow = 0; // ids rise: up to this one, what isn't shown was, and is gone
  let following = true; // at the end, and to stay there
  let endScheduled = false;

  const goToEnd = () => {
    following = true;
    newer.hidden = true;
    if (endScheduled) return;
    endScheduled = true; // once a frame is enough
    requestAnimationFrame(() => {
      endScheduled = false;
      log.scrollTop = log.scrollHeight;
    });
  };

  const append = (line, isOwn) => {
    byId("empty").hidden = true;
    log.append(line);
    while (log.childElementCount > maxLines) forgetFirstLine();
    if (isOwn || following) goToEnd();
    else newer.hidden = false;
  };

  const forgetFirstLine = () => {
    const line = log.firstElementChild;
    if (line.dataset.id) {
      forgottenBelow = Number(line.dataset.id);
      shownIds.delete(forgottenBelow);
    }
    line.remove();
  };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const hueOf = (name) => {
    let hash = 0;
    for (const character of name) hash = (hash * 31 + character.codePointAt(0)) % 3600;
    return hash % 360;
  };

  const clockTime = (ms) => {
    const date = new Date(ms);
    const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    return date.toDateString() === new Date().toDateString() ? time : `${date.toLocaleDateString()} ${time}`;
  };

  const isShown = (message) => shownIds.has(message.id) || message.id <= forgottenBelow;

  const showMessage = (message, isOwn) => {
    shownIds.add(message.id);
    const line = element("article", isOwn ? "line own" : "line");
    line.dataset.id = message.id;
    const who = element("div", "who");
    const user = element("bdi", "user", message.user);
    user.style.setProperty("--hue", hueOf(message.user));
    const time = element("time", "", clockTime(message.time));
    time.dateTime = new Date(message.time).toISOString();
    who.append(user, time);
    line.append(who, element("div", "text", message.message));
    append(line, isOwn);
  };

  const showEvent = (text) => append(element("p", "event", text), false);

  // ---- Who is there

  let people = [];
  let peopleScheduled = 0;
  const showPeople = () => {
    // When a hundred come at once, they are shown once.
    if (peopleScheduled === 0) peopleScheduled = setTimeout(fillPeople, 20);
  };
  const fillPeople = () => {
    peopleScheduled = 0;
    byId("people-count").textContent = people.length;
    peopleList.replaceChildren(
      ...people.map((name) => {
        const item = element("li", name === joinedName ? "own" : "");
        item.append(element("bdi", "", name));
        return item;
      }),
    );
  };

  // ---- What was sent and not answered yet, in order: every request is answered with what it asked for or with an error.
  // Nothing is sent twice by itself: what had no answer when the connection broke goes back to where it was typed.

  let pending = []; // {kind: "people"}, {kind: "join"} or {kind: "message", text}
  let unsure = []; // texts that were sent before the connection broke, and may have arrived

  const giveBack = (texts) => {
    if (texts.length === 0) return;
    messageField.value = [messageField.value, ...texts].filter((text) => text !== "").join("\n");
    fitMessageField();
  };

  const settle = (kind) => {
    const index = pending.findIndex((one) => one.kind === kind);
    if (index >= 0) pending.splice(index, 1);
  };

  const settleMessage = (text) => {
    const index = unsure.indexOf(text);
    if (index >= 0) unsure.splice(index, 1);
    else settle("message");
  };

  const complain = (text) => {
    notice.textContent = text;
    notice.hidden = text === "";
  };

  // ---- The connection

  let socket = null;
  let wantedName = remembered("sessionStorage", "windsock-chat-joined"); // empty: only watching
  let joinedName = ""; // as the room has it
  let lastName = wantedName; // the same, and not forgotten when the connection ends
  let delay = firstDelay;
  let countdown = 0;

  const show = (state, text) => {
    status.dataset.state = state;
    status.textContent = text;
    sendButton.disabled = !(state === "connected" && joinedName !== "");
    joinButton.textContent = joinedName === "" ? "Join" : "Rename";
    messageField.placeholder = joinedName === "" ? "Join to write" : "Message";
  };
  const showConnected = () => show("connected", joinedName === "" ? "Connected" : `Connected as ${joinedName}`);

  const socketUrl = () => {
    const path = document.querySelector('meta[name="socket-path"]').content;
    return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${path}`;
  };

  const isOpen = () => socket !== null && socket.readyState === WebSocket.OPEN;
  const send = (request) => socket.send(JSON.stringify(request));

  const sendJoin = () => {
    pending.push({ kind: "join" });
    send({ type: "join", user: wantedName });
  };

  const connect = () => {
    clearTimeout(countdown);
    show("connecting", "Connecting…");
    log.setAttribute("aria-busy", "true"); // nobody wants the history read out
    const mine = new WebSocket(socketUrl());
    socket = mine;
    mine.onopen = () => {
      pending.push({ kind: "people" });
      send({ type: "people" });
      if (wantedName !== "") sendJoin();
      showConnected();
    };
    mine.onmessage = (event) => {
      if (socket !== mine || typeof event.data !== "string") return;
      let received;
      try {
        received = JSON.parse(event.data);
      } catch {
        return; // not one of our room's
      }
      const take = takers[received.type];
      if (take) take(received);
    };
    mine.onclose = (event) => {
      if (socket === mine) ended(event.code, event.reason);
    };
  };

  const ended = (code, reason) => {
    socket = null;
    joinedName = "";
    unsure.push(...pending.filter((one) => one.kind === "message").map((one) => one.text));
    pending = [];
    people = [];
    showPeople();
    if (code === 1008) {
      // Sent away: to come back at once would be the same again.
      wantedName = "";
      remember("sessionStorage", "windsock-chat-joined", "");
      giveBack(unsure);
      unsure = [];
      show("closed", "Disconnected. Press Join to come back");
      complain(reason);
      return;
    }
    if (code === 1013) complain(reason); // full
    wait(delay * (0.75 + Math.random() / 2)); // not all pages at the same moment
    delay = Math.min(delay * 2, longestDelay);
  };

  const wait = (ms) => {
    const until = Date.now() + ms;
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left <= 0) {
        connect();
        return;
      }
      show("waiting", `Reconnecting in ${left} s`);
      countdown = setTimeout(tick, Math.min(1000, until - Date.now()));
    };
    tick();
  };

  const hurry = () => {
    if (socket === null && status.dataset.state === "waiting") connect();
  };

  // ---- What the room says

  const takers = {
    message(received) {
      if (typeof received.user !== "string" || typeof received.message !== "string") return;
      if (isShown(received)) return;
      const isOwn = received.user === (joinedName || lastName);
      if (isOwn) settleMessage(received.message);
      showMessage(received, isOwn);
    },

    people(received) {
      settle("people");
      log.setAttribute("aria-busy", "false");
      delay = firstDelay;
      people = received.people;
      showPeople();
    },

    welcome(received) {
      settle("join");
      joinedName = received.user;
      lastName = joinedName;
      nameField.value = joinedName;
      // As it was asked for: who is "ann (2)" today may be "ann" again the next time.
      remember("localStorage", "windsock-chat-name", wantedName);
      remember("sessionStorage", "windsock-chat-joined", wantedName);
      // The history came before: what isn't in it never arrived.
      giveBack(unsure);
      complain(unsure.length > 0 ? "The connection broke before your last message arrived. Press Send again." : "");
      unsure = [];
      showPeople();
      showConnected();
    },

    joined(received) {
      people.push(received.user);
      showPeople();
      showEvent(`${received.user} joined`);
    },

    left(received) {
      people = people.filter((name) => name !== received.user);
      showPeople();
      showEvent(`${received.user} left`);
    },

    renamed(received) {
      people = people.map((name) => (name === received.was ? received.user : name));
      showPeople();
      showEvent(`${received.was} is now ${received.user}`);
    },

    error(received) {
      const refused = pending.shift();
      if (refused && refused.kind === "message") giveBack([refused.text]);
      complain(received.message);
    },
  };

  // ---- What the person does

  const fitMessageField = () => {
    messageField.style.height = "auto";
    messageField.style.height = `${messageField.scrollHeight + 2}px`;
  };

  byId("join-form").addEventListener("submit", (event) => {
    event.preventDefault();
    wantedName = nameField.value.trim() || "guest";
    if (isOpen()) sendJoin();
    else if (socket === null) connect();
    messageField.focus();
  });

  byId("send-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = messageField.value;
    if (text.trim() === "" || sendButton.disabled || !isOpen()) return; // it stays where it is
    pending.push({ kind: "message", text });
    send({ type: "message", message: text });
    messageField.value = "";
    fitMessageField();
    complain("");
    messageField.focus();
  });

  messageField.addEventListener("input", fitMessageField);
  messageField.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId("send-form").requestSubmit();
  });

  log.addEventListener("scroll", () => {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    if (following) newer.hidden = true;
  });
  newer.addEventListener("click", goToEnd);
  new ResizeObserver(() => {
    if (following) goToEnd();
  }).observe(log);

  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) hurry();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) hurry();
  });

  nameField.value = wantedName || remembered("localStorage", "windsock-chat-name");
  connect();
})();
