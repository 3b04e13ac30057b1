namespace Missions.Control.Web.Plots;

/// <summary>How what is proven and built grew.</summary>
public partial class BurnUpPlot;

/// <summary>What was used over time, beside the budget and the forecast.</summary>
public partial class SpendPlot;

/// <summary>How many rounds each milestone took.</summary>
public partial class RoundsPlot;

/// <summary>How the time at work is shared among the roles.</summary>
public partial class TimePlot;

/// <summary>A word in a drawing.</summary>
public partial class Label;
