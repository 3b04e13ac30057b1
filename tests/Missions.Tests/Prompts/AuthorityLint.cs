using Missions.Core.Seats;
using Missions.Engine.Tools;
using Missions.Tests.Prompts.Support;

namespace Missions.Tests.Prompts;

/// <summary>The tools that each role is promised. Others rely on this table: add to it, never change it.</summary>
public sealed class AuthorityLint
{
    private static readonly Role[] Validators = [Role.Scrutineer, Role.Reviewer, Role.UserTester];

    private static readonly Dictionary<string, Role[]> Promised = new()
    {
        ["ask_user"] = [Role.Orchestrator],
        ["note_requirement"] = [Role.Orchestrator],
        ["note_assumption"] = [Role.Orchestrator],
        ["propose_plan"] = [Role.Orchestrator],
        ["amend_plan"] = [Role.Orchestrator],
        ["amend_contract"] = [Role.Orchestrator],
        ["resolve_issue"] = [Role.Orchestrator],
        ["answer_proposal"] = [Role.Orchestrator],
        ["give_notice"] = [Role.Orchestrator],
        ["roll_back"] = [Role.Orchestrator],
        ["write_skill"] = [Role.Orchestrator, Role.Worker],
        ["end_consult"] = [Role.Orchestrator],
        ["hand_off"] = [Role.Worker],
        ["raise_issue"] = [Role.Worker, .. Validators],
        ["propose"] = [Role.Worker, .. Validators],
        ["report_review"] = [Role.Reviewer],
        ["give_verdict"] = [Role.Scrutineer, Role.UserTester],

        ["read_file"] = Offered.Roles,
        ["list_files"] = Offered.Roles,
        ["search_files"] = Offered.Roles,
        ["shell"] = Offered.Roles,
        ["scout"] = Offered.Roles,
        ["write_file"] = [Role.Worker],
        ["edit_file"] = [Role.Worker],
        ["start_service"] = [Role.Worker, Role.UserTester],
        ["stop_service"] = [Role.Worker, Role.UserTester],
        ["http_request"] = [Role.Worker, Role.UserTester],
        ["browser_open"] = [Role.Worker, Role.UserTester],
        ["browser_click"] = [Role.Worker, Role.UserTester],
        ["browser_fill"] = [Role.Worker, Role.UserTester],
        ["browser_press"] = [Role.Worker, Role.UserTester],
        ["browser_read"] = [Role.Worker, Role.UserTester],
        ["browser_screenshot"] = [Role.Worker, Role.UserTester],
        ["browser_console"] = [Role.Worker, Role.UserTester],
        ["browser_network"] = [Role.Worker, Role.UserTester],
        ["terminal_start"] = [Role.Worker, Role.UserTester],
        ["terminal_type"] = [Role.Worker, Role.UserTester],
        ["terminal_screen"] = [Role.Worker, Role.UserTester],
    };

    public static TheoryData<Role> Roles => [.. Offered.Roles];

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_is_offered_what_it_is_promised(Role role) => Assert.Equal(
        Promised.Where(tool => tool.Value.Contains(role)).Select(tool => tool.Key).Order(StringComparer.Ordinal),
        (await Offered.ToAsync(role)).Select(tool => tool.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Nobody_but_agents_is_offered_tools() =>
        Assert.Empty(((Role[])[Role.Human, Role.Engine, Role.Scout]).SelectMany(MissionTool.For));

    [Fact]
    public void Every_tool_is_a_command_that_a_role_may_give() => Assert.All(
        MissionTool.All, tool => Assert.Contains(Offered.Roles, role => Authority.Allows(role, tool.Command)));
}
