using System.Text.Json.Serialization;

namespace Missions.Core;

/// <remarks>What other processes may put into a mission's inbox, by name. Agents' commands are tools instead.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(Approve), "approve")]
[JsonDerivedType(typeof(Reject), "reject")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(AnswerQuestion), "answer")]
[JsonDerivedType(typeof(Decide), "decide")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Abort), "abort")]
[JsonDerivedType(typeof(Waive), "waive")]
[JsonDerivedType(typeof(ChangeSeat), "seat")]
[JsonDerivedType(typeof(ChangeBudget), "budget")]
[JsonDerivedType(typeof(Sync), "sync")]
[JsonDerivedType(typeof(Land), "land")]
public abstract partial record MissionCommand;
