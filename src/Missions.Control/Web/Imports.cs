namespace Missions.Control.Web;

/// <summary>What every page may name.</summary>
public partial class _Imports;
