using Evolution.Lab.Spotting.Documents;

namespace Evolution.Lab.Spotting.Aspire;

/// <summary>A resource of a manifest.</summary>
sealed record AspireResource(string Name, string Type, Place Place, Node Node)
{
    /// <summary>Whether it only carries text for others, such as a password.</summary>
    public bool IsText => Is("parameter") || Is("annotated") || Is("value");

    /// <summary>Whether it is code or a container that runs.</summary>
    public bool IsRun => Is("project") || Is("container") || Is("dockerfile") || Is("executable");

    /// <summary>Whether its type begins with a word.</summary>
    public bool Is(string family) => Type.StartsWith(family + ".", StringComparison.Ordinal);
}
