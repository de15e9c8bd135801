namespace Evolution.Spotting.Documents;

/// <summary>A value in a YAML or JSON document, with its place. Aliases and merge keys are resolved already.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
public abstract record Node(int Line)
{
    /// <summary>Its explicit tag, such as <c>!reset</c>; null where there is none.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether it has an anchor, so that aliases may stand for it elsewhere in its document.</summary>
    public bool IsAnchored { get; init; }

    /// <summary>A scalar's text; null for anything else, and for an empty value.</summary>
    public virtual string? Text => null;

    /// <summary>A list's items; none for anything else.</summary>
    public virtual IReadOnlyList<Node> Items => [];

    /// <summary>A mapping's entries, in their order; none for anything else.</summary>
    public virtual IReadOnlyList<Entry> Entries => [];

    /// <summary>The value of a key; null where it has none or this is no mapping.</summary>
    public virtual Node? this[string key] => null;

    /// <summary>What is found on the way along several keys; null where one is missing.</summary>
    public Node? At(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path) node = node?[key];
        return node;
    }
}
