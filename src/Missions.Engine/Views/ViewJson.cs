using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core.Verdicts;
using Missions.Engine.Journals;
using Missions.Engine.Verifying;
using Missions.Engine.Views.Courses;

namespace Missions.Engine.Views;

/// <summary>How views are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters =
    [
        typeof(SeqJson<string>), typeof(SeqJson<MilestoneView>), typeof(SeqJson<FeatureView>),
        typeof(SeqJson<AssertionView>), typeof(SeqJson<IssueView>), typeof(SeqJson<RunView>), typeof(SeqJson<Need>),
        typeof(SeqJson<RoleSpendView>), typeof(SeqJson<LandingView>), typeof(SeqJson<RiskView>),
        typeof(SeqJson<DecisionView>), typeof(SeqJson<OptionView>), typeof(SeqJson<RoundsView>),
        typeof(SeqJson<RoundView>), typeof(SeqJson<FoundView>), typeof(SeqJson<SeatSpendView>),
        typeof(SeqJson<MilestoneSpendView>), typeof(SeqJson<SeatView>), typeof(SeqJson<SinceLine>),
        typeof(SeqJson<BurnUpPoint>), typeof(SeqJson<HomeGroup>), typeof(SeqJson<HomeEntry>),
        typeof(SeqJson<FeatureBiteView>), typeof(SeqJson<Checked>), typeof(SeqJson<Problem>), typeof(SeqJson<Compared>),
    ])]
[JsonSerializable(typeof(Dashboard)), JsonSerializable(typeof(ResultView)), JsonSerializable(typeof(MilestoneView))]
[JsonSerializable(typeof(FeatureView)), JsonSerializable(typeof(AssertionView)), JsonSerializable(typeof(IssueView))]
[JsonSerializable(typeof(RunView)), JsonSerializable(typeof(Need)), JsonSerializable(typeof(RoleSpendView))]
[JsonSerializable(typeof(LandingView)), JsonSerializable(typeof(ApprovalView)), JsonSerializable(typeof(RiskView))]
[JsonSerializable(typeof(DecisionView)), JsonSerializable(typeof(OptionView)), JsonSerializable(typeof(RoundsView))]
[JsonSerializable(typeof(RoundView)), JsonSerializable(typeof(FoundView)), JsonSerializable(typeof(SeatSpendView))]
[JsonSerializable(typeof(MilestoneSpendView)), JsonSerializable(typeof(SeatView)), JsonSerializable(typeof(SinceLine))]
[JsonSerializable(typeof(BurnUpPoint)), JsonSerializable(typeof(HomeView)), JsonSerializable(typeof(HomeGroup))]
[JsonSerializable(typeof(HomeEntry)), JsonSerializable(typeof(LiveView)), JsonSerializable(typeof(SinceView))]
[JsonSerializable(typeof(FeatureBiteView)), JsonSerializable(typeof(Compared))]
[JsonSerializable(typeof(Verification)), JsonSerializable(typeof(Checked)), JsonSerializable(typeof(Problem))]
internal sealed partial class ViewJson : JsonSerializerContext;
