using Missions.World;

namespace Missions.Engine;

/// <summary>Something in the world is wrong and a human must put it right. The message says what and where.</summary>
public class MissionException(string message, Exception? inner = null) : WorldException(message, inner);

/// <summary>The words that somebody typed cannot be acted on.</summary>
public sealed class UsedWrongly(string message) : MissionException(message);

/// <summary>A journal holds what this version does not know.</summary>
public sealed class JournalUnknown(string path, long line, string reason, Exception inner)
    : MissionException($"{path}:{line} {reason}", inner);

/// <summary>Somebody else drives the mission.</summary>
public sealed class MissionInUse(string mission, string owner)
    : MissionException($"{mission} is being run by {owner}. Wait for it, or send it a command; only one may drive it.");

/// <summary>A prompt that is asked for does not exist.</summary>
public sealed class PromptMissing(string name)
    : MissionException($"There is no prompt named {name}, on disk or built in; `mission prompts list` names them.");

/// <summary>The engine itself asked for something that a gate refuses: a mistake of ours.</summary>
public sealed class StepRefused(string what, string reason)
    : MissionException($"The engine asked for {what} and was refused: {reason} This is a defect of the program; "
        + "the journal is unharmed.");
