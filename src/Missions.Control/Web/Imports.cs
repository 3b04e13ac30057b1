namespace Missions.Control.Web;

#pragma warning disable CA1707 // The name is the web framework's.
/// <summary>What every page may name.</summary>
public partial class _Imports;
#pragma warning restore CA1707
