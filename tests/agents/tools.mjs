// Our tools as an agent from outside calls them: an MCP client over the pipes of the bridge.
import { spawn } from "node:child_process";
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
