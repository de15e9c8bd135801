using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>A resource in a manifest.</summary>
sealed record AspireResource(string Name, string Type, SourceLocation Location, Node Node)
{
    /// <summary>Whether it only provides a value to other resources, such as a password.</summary>
    public bool IsValueOnly => IsOfFamily("parameter") || IsOfFamily("annotated") || IsOfFamily("value");

    /// <summary>
    /// Whether it is a workload, or a value that represents a store: a database on a server, or a connection string that is set at deployment.
    /// A password does not represent a store, and neither does a branch of a conditional expression, whose connection string is empty or partial.
    /// </summary>
    public bool IsWorkload => !IsValueOnly || Node["connectionString"]?.Text is { Length: > 0 } text && text[0] is not (',' or ';');

    /// <summary>Whether it is a project, container or executable.</summary>
    public bool IsRunnable => IsOfFamily("project") || IsOfFamily("container") || IsOfFamily("dockerfile") || IsOfFamily("executable");

    /// <summary>Whether its type belongs to a family, such as <c>project</c>.</summary>
    public bool IsOfFamily(string family) => Type.StartsWith(family + ".", StringComparison.Ordinal);
}
