// The page of a chat in the smallest of browsers: fetches URL, runs the page's script with node's ws as WebSocket and with
// just as much of a document as it asks for, says MESSAGE as USER, and prints each line that the page shows, as JSON: what
// was written as text, and what as HTML. Ends once the page shows UNTIL.
"use strict";

const http = require("http");
const vm = require("vm");
const WebSocket = require("ws");

const [url, user, message, until] = process.argv.slice(2);

class Element {
    constructor() {
        this.children = [];
        this.textContent = "";
        this.innerHTML = "";
        this.value = "";
    }
    append(child) {
        this.children.push(child);
        console.log(JSON.stringify({text: child.textContent, html: child.innerHTML}));
        if (child.textContent === until)
            process.exit(0);
    }
    scrollIntoView() {}
}

function run(script) {
    const elements = {log: new Element(), text: new Element(), form: new Element()};
    // The browser adds the Origin; the server checks it.
    class PageSocket extends WebSocket {
        constructor(target) {
            super(target, {origin: new URL(url).origin});
            this.on("open", () => {
                elements.text.value = message;
                elements.form.onsubmit({preventDefault() {}});
            });
        }
    }
    vm.runInNewContext(script, {
        document: {getElementById: id => elements[id], createElement: () => new Element()},
        location: new URL(url),
        prompt: () => user,
        WebSocket: PageSocket,
    });
}

http.get(url, response => {
    let page = "";
    response.setEncoding("utf8");
    response.on("data", part => { page += part; });
    response.on("end", () => run(/<script>([^]*)<\/script>/.exec(page)[1]));
});
