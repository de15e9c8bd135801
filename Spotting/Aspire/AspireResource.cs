using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>A resource of a manifest.</summary>
sealed record AspireResource(string Name, string Type, Place Place, Node Node)
{
    /// <summary>Whether it only holds text for other resources, such as a password.</summary>
    public bool IsText => Is("parameter") || Is("annotated") || Is("value");

    /// <summary>
    /// Whether it is a workload, or text that represents a store: a database of a server, or a connection string that is provided at deployment.
    /// A password does not represent a store, and neither does a branch of a conditional expression, whose connection string is empty or partial.
    /// </summary>
    public bool IsWorkload => !IsText || Node["connectionString"]?.Text is { Length: > 0 } text && text[0] is not (',' or ';');

    /// <summary>Whether it is code or a container that is run.</summary>
    public bool IsRun => Is("project") || Is("container") || Is("dockerfile") || Is("executable");

    /// <summary>Whether its type begins with a word.</summary>
    public bool Is(string family) => Type.StartsWith(family + ".", StringComparison.Ordinal);
}
