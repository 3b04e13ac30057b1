using System.Text.Json;
using System.Text.Json.Nodes;

namespace Missions.Agents.Tools;

/// <summary>Starting and stopping the application that is worked on.</summary>
public static class ServiceTools
{
    public static IReadOnlyList<Tool> All(
        Services services, Func<Observation, CancellationToken, Task<string?>> observe) =>
        [Start(services).Observed(observe, (_, head) => head), Stop(services)];

    private static Shape Shape(Services services) =>
        new(Member.Text("name", $"One of: {string.Join(", ", services.Names)}."));

    private static Tool Start(Services services) => Shape(services).Tool(
        "start_service", "Starts a service and waits until it is healthy.", Recovery.Repeat, async (call, ct) =>
        {
            var name = call.Text("name");
            return await services.StartAsync(name, ct) is { } wrong
                ? ToolAnswer.Refused(wrong)
                : new($"Service {name} is healthy at {services.Find(name)!.Url}/", Facts: Facts(name, "healthy"));
        });

    private static Tool Stop(Services services) => Shape(services).Tool(
        "stop_service", "Stops a service.", Recovery.Repeat, async (call, _) =>
        {
            var name = call.Text("name");
            if (services.Find(name) is null)
                return ToolAnswer.Refused($"there is no service {name}.{Likely.Hint(name, services.Names)}");

            await services.StopAsync(name);
            return new($"Service {name} stopped.", Facts: Facts(name, "stopped"));
        });

    private static JsonElement Facts(string name, string state) =>
        JsonElement.Parse(new JsonObject { ["service"] = name, ["state"] = state }.ToJsonString());
}
