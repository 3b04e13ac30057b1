namespace Missions.Control.Web.Pages;

/// <summary>The frame of every document: what a browser needs before anything is seen.</summary>
public partial class Document;

/// <summary>The frame of every page: where one is, where one can go, and whether it is still alive.</summary>
public partial class Frame;

/// <summary>How something stands, in a word.</summary>
public partial class StatePill;

/// <summary>A point in time.</summary>
public partial class Moment;

/// <summary>How much of something is done.</summary>
public partial class Share;

/// <summary>Leads to a thing by its id.</summary>
public partial class Thing;

/// <summary>A command that can be given, and what is asked before it is.</summary>
public partial class Act;

/// <summary>What came of commands.</summary>
public partial class Said;

/// <summary>Why there is no page.</summary>
public partial class Sorry;

/// <summary>All missions of this home.</summary>
public partial class Home;

/// <summary>Where one mission stands and what it needs.</summary>
public partial class Overview;

/// <summary>Events as sentences.</summary>
public partial class Lines;

/// <summary>Milestones with their features.</summary>
public partial class MilestoneList;

/// <summary>What a human can do at any time.</summary>
public partial class Hands;

/// <summary>What somebody who was away must know.</summary>
public partial class Since;

/// <summary>One kind of what happened since.</summary>
public partial class SincePart;

/// <summary>Everything that waits for the human, to be answered in one go.</summary>
public partial class Decisions;

/// <summary>What a human must know before approving.</summary>
public partial class Plan;

/// <summary>Sentences under a heading, folded where they are many.</summary>
public partial class Listing;

/// <summary>Every assertion, how it stands and on what.</summary>
public partial class Contract;

/// <summary>What each validation found, what was decided, and what came next.</summary>
public partial class Rounds;

/// <summary>What workers handed off, and what was reported.</summary>
public partial class Work;

/// <summary>What was used, and what will be.</summary>
public partial class Spend;

/// <summary>Who sits where, with what success, and what they go by.</summary>
public partial class SeatsAndSkills;

/// <summary>The journal, page by page.</summary>
public partial class Journal;

/// <summary>One line of the journal, whole.</summary>
public partial class Entry;

/// <summary>What was said and done in one run.</summary>
public partial class Session;

/// <summary>One thing with all that is known of it.</summary>
public partial class ThingPage;
