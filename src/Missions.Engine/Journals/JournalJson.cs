using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;

namespace Missions.Engine.Journals;

/// <summary>
/// How everything of a mission is written down. Generated at build time, so nothing is looked up at start.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters =
    [
        typeof(IdJson<RequirementId>), typeof(IdJson<AssertionId>), typeof(IdJson<FeatureId>),
        typeof(IdJson<MilestoneId>), typeof(IdJson<RunId>), typeof(IdJson<EvidenceId>), typeof(IdJson<QuestionId>),
        typeof(IdJson<DecisionId>), typeof(IdJson<IssueId>), typeof(IdJson<ProposalId>), typeof(IdJson<NoticeId>),

        typeof(WordJson<Role>), typeof(WordJson<Purpose>), typeof(WordJson<RunState>), typeof(WordJson<RunsIn>),
        typeof(WordJson<Expectation>), typeof(WordJson<Exposure>), typeof(WordJson<HandoffOutcome>),
        typeof(WordJson<Severity>), typeof(WordJson<ResolvedBy>), typeof(WordJson<ProposalAnswer>),
        typeof(WordJson<ChoiceKind>), typeof(WordJson<EvidenceKind>), typeof(WordJson<Truth>),
        typeof(WordJson<VerdictResult>), typeof(WordJson<ReviewResult>), typeof(WordJson<RestReason>),
        typeof(WordJson<SyncWhen>), typeof(WordJson<CommitStyle>), typeof(SeqJson<Rerun>),
        typeof(WordJson<TouchKind>), typeof(WordJson<LossKind>), typeof(WordJson<CapOf>), typeof(WordJson<CapUnit>),
        typeof(SeqJson<Sitting>), typeof(SeqJson<Article>), typeof(SeqJson<Compared>), typeof(SeqJson<TakenHunk>), typeof(WordJson<HunkFate>),
        typeof(WordJson<RehearsalPart>), typeof(SeqJson<RehearsalPart>),

        typeof(SeqJson<string>), typeof(SeqJson<int>), typeof(SeqJson<Requirement>), typeof(SeqJson<Assertion>),
        typeof(SeqJson<Milestone>), typeof(SeqJson<Feature>), typeof(SeqJson<Skill>), typeof(SeqJson<TestChange>),
        typeof(SeqJson<Secret>), typeof(SeqJson<AssertionId>), typeof(SeqJson<RequirementId>),
        typeof(SeqJson<FeatureId>), typeof(SeqJson<EvidenceId>), typeof(SeqJson<ProofFile>),
        typeof(SeqJson<FeatureToAdd>), typeof(SeqJson<FeatureToCancel>), typeof(SeqJson<AssertionToAdd>),
        typeof(SeqJson<AssertionToRemove>), typeof(SeqJson<ProofRepair>), typeof(SeqJson<CommandRun>),
        typeof(SeqJson<ManualCheck>), typeof(SeqJson<TestFile>), typeof(SeqJson<TestCase>),
        typeof(SeqJson<FoundIssue>), typeof(SeqJson<Deviation>), typeof(SeqJson<SkillSuggestion>),
        typeof(SeqJson<PromptHash>), typeof(SeqJson<Verdict>), typeof(SeqJson<Finding>), typeof(SeqJson<Judgement>),
        typeof(SeqJson<BaseCheck>), typeof(SeqJson<NetworkHost>), typeof(SeqJson<AskedQuestion>), typeof(SeqJson<Touch>), typeof(ServicesJson),
    ])]
[JsonSerializable(typeof(MissionEvent)), JsonSerializable(typeof(MissionCommand))]
[JsonSerializable(typeof(ServiceBody)), JsonSerializable(typeof(Plan)), JsonSerializable(typeof(Handoff))]
[JsonSerializable(typeof(Review), TypeInfoPropertyName = "FeatureReview"), JsonSerializable(typeof(MissionCommand.AskUser))]
[JsonSerializable(typeof(MissionCommand.NoteRequirement)), JsonSerializable(typeof(MissionCommand.NoteAssumption))]
[JsonSerializable(typeof(MissionCommand.AmendPlan)), JsonSerializable(typeof(MissionCommand.AmendContract))]
[JsonSerializable(typeof(MissionCommand.ResolveIssue)), JsonSerializable(typeof(MissionCommand.AnswerProposal))]
[JsonSerializable(typeof(MissionCommand.GiveNotice)), JsonSerializable(typeof(MissionCommand.RollBack))]
[JsonSerializable(typeof(MissionCommand.EndConsult)), JsonSerializable(typeof(MissionCommand.WriteSkill))]
[JsonSerializable(typeof(MissionCommand.RaiseIssue)), JsonSerializable(typeof(MissionCommand.Propose))]
[JsonSerializable(typeof(MissionCommand.GiveVerdict)), JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Requirement)), JsonSerializable(typeof(Assertion)), JsonSerializable(typeof(Milestone))]
[JsonSerializable(typeof(Feature)), JsonSerializable(typeof(Skill)), JsonSerializable(typeof(TestChange))]
[JsonSerializable(typeof(Secret)), JsonSerializable(typeof(ProofFile)), JsonSerializable(typeof(FeatureToAdd))]
[JsonSerializable(typeof(FeatureToCancel)), JsonSerializable(typeof(AssertionToAdd))]
[JsonSerializable(typeof(AssertionToRemove)), JsonSerializable(typeof(ProofRepair))]
[JsonSerializable(typeof(CommandRun)), JsonSerializable(typeof(ManualCheck)), JsonSerializable(typeof(TestFile))]
[JsonSerializable(typeof(NetworkHost)), JsonSerializable(typeof(TestCase)), JsonSerializable(typeof(FoundIssue)), JsonSerializable(typeof(Deviation))]
[JsonSerializable(typeof(SkillSuggestion)), JsonSerializable(typeof(PromptHash)), JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(Finding)), JsonSerializable(typeof(Judgement)), JsonSerializable(typeof(BaseCheck))]
[JsonSerializable(typeof(RepositorySettings)), JsonSerializable(typeof(Rerun)), JsonSerializable(typeof(Touch))]
[JsonSerializable(typeof(AskedQuestion)), JsonSerializable(typeof(Sitting)), JsonSerializable(typeof(TakenHunk))]
[JsonSerializable(typeof(Evidence)), JsonSerializable(typeof(Standing)), JsonSerializable(typeof(Article)), JsonSerializable(typeof(Compared))]
[JsonSerializable(typeof(RehearsalPart))]
[JsonSerializable(typeof(Issue)), JsonSerializable(typeof(Run)), JsonSerializable(typeof(HumanChoice))]
[JsonSerializable(typeof(Proof.Review), TypeInfoPropertyName = "ReviewProof")]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode)), JsonSerializable(typeof(JsonElement))]
public sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>
    /// The same for what agents and people send: a member that does not exist is a mistake, not a wish.
    /// </summary>
    public static JsonSerializerOptions Strict =>
        field ??= new(Default.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
        };
}
