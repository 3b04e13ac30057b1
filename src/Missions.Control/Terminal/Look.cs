namespace Missions.Control.Terminal;

/// <summary>How text looks. What it means is always said in words, too.</summary>
internal enum Look
{
    Plain,
    Bold,
    Dim,
    Chosen,
    Good,
    Bad,
}
