// Our tools as an agent from outside calls them: an MCP client over the pipes of the bridge.
import { spawn } from "node:child_process";
import http from "node:http";
import readline from "node:readline";

export class Tools {
  constructor(server) {
    const env = Object.fromEntries((Array.isArray(server.env) ? server.env : []).map((one) => [one.name, one.value]));
    this.process = spawn(server.command, server.args, { env: { PATH: process.env.PATH, ...(Array.isArray(server.env) ? env : server.env) }, stdio: ["pipe", "pipe", "inherit"] });
    this.waiting = new Map();
    this.last = 0;
    readline.createInterface({ input: this.process.stdout }).on("line", (line) => {
      const message = JSON.parse(line);
      this.waiting.get(message.id)?.(message);
    });
  }

  static async open(server) {
    if (server.url) return HttpTools.open(server);
    const tools = new Tools(server);
    await tools.ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } });
    tools.send({ method: "notifications/initialized" });
    return tools;
  }

  send(message) { this.process.stdin.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n"); }

  ask(method, params) {
    const id = ++this.last;
    return new Promise((resolve) => { this.waiting.set(id, resolve); this.send({ id, method, params }); });
  }

  async names() { return (await this.ask("tools/list", {})).result.tools.map((tool) => tool.name); }

  async call(name, args) {
    const { result, error } = await this.ask("tools/call", { name, arguments: args });
    return error ? { isError: true, text: error.message } : { isError: result.isError ?? false, text: result.content[0].text };
  }

  close() { this.process.stdin.end(); }
}

// The same over Streamable HTTP.
export class HttpTools {
  constructor(server) {
    const headers = Array.isArray(server.headers) ? Object.fromEntries(server.headers.map((one) => [one.name, one.value])) : server.headers;
    this.url = server.url;
    this.headers = { ...headers, "content-type": "application/json", accept: "application/json, text/event-stream" };
    this.last = 0;
  }

  static async open(server) {
    const tools = new HttpTools(server);
    await tools.ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } });
    await tools.post({ method: "notifications/initialized" });
    return tools;
  }

  async post(message) {
    const response = await fetch(this.url, { method: "POST", headers: this.headers, body: JSON.stringify({ jsonrpc: "2.0", ...message }) });
    const session = response.headers.get("mcp-session-id");
    if (session) this.headers["mcp-session-id"] = session;
    return response;
  }

  async ask(method, params) {
    const text = await (await this.post({ id: ++this.last, method, params })).text();
    return JSON.parse(text.split("\n").find((line) => line.startsWith("data: ")).slice(6));
  }

  async names() { return (await this.ask("tools/list", {})).result.tools.map((tool) => tool.name); }

  async call(name, args) {
    const { result, error } = await this.ask("tools/call", { name, arguments: args });
    return error ? { isError: true, text: error.message } : { isError: result.isError ?? false, text: result.content[0].text };
  }

  async status(changed, method = "POST", path = "/mcp") {
    const url = new URL(path, this.url);
    return new Promise((resolve) => {
      const request = http.request(url, { method, headers: { ...this.headers, ...changed } }, (response) => { response.resume(); resolve(response.statusCode); });
      request.end(method === "POST" ? JSON.stringify({ jsonrpc: "2.0", id: 99, method: "tools/list", params: {} }) : undefined);
    });
  }

  close() {}
}
