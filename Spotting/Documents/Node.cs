namespace Evolution.Spotting.Documents;

/// <summary>A value in a YAML or JSON document, with its line. Aliases and merge keys are resolved.</summary>
/// <param name="Line">The line where it begins, starting at 1.</param>
public abstract record Node(int Line)
{
    /// <summary>The explicit tag, such as <c>!reset</c>; null if there is none.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether it has an anchor, so that aliases can refer to it elsewhere in the document.</summary>
    public bool HasAnchor { get; init; }

    /// <summary>The text of a scalar; null for an empty value and for other kinds of nodes.</summary>
    public virtual string? Text => null;

    /// <summary>The items of a list; empty for other kinds of nodes.</summary>
    public virtual IReadOnlyList<Node> Items => [];

    /// <summary>The entries of a mapping, in order; empty for other kinds of nodes.</summary>
    public virtual IReadOnlyList<Entry> Entries => [];

    /// <summary>The value of a key; null if the key is missing or this is not a mapping.</summary>
    public virtual Node? this[string key] => null;

    /// <summary>Follows a path of keys and returns the value; null if one of them is missing.</summary>
    public Node? Find(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path) node = node?[key];
        return node;
    }
}

/// <summary>A key in a mapping and its value.</summary>
/// <param name="Key">The text of the key.</param>
/// <param name="Line">The line of the key, starting at 1.</param>
/// <param name="Value">The value.</param>
public sealed record Entry(string Key, int Line, Node Value);

/// <summary>A list.</summary>
public sealed record ListNode(int Line, IReadOnlyList<Node> Values) : Node(Line)
{
    public override IReadOnlyList<Node> Items => Values;
}

/// <summary>A mapping. The last value of a repeated key counts.</summary>
public sealed record MapNode(int Line, IReadOnlyList<Entry> Pairs) : Node(Line)
{
    public override IReadOnlyList<Entry> Entries => Pairs;

    public override Node? this[string key]
    {
        get
        {
            for (var index = 0; index < Pairs.Count; index++)
            {
                if (Pairs[index].Key == key) return Pairs[index].Value;
            }
            return null;
        }
    }
}

/// <summary>A single value.</summary>
/// <param name="Line">The line where it begins.</param>
/// <param name="Value">The text as written; null for an empty value, <c>~</c> or <c>null</c>.</param>
public sealed record ScalarNode(int Line, string? Value) : Node(Line)
{
    public override string? Text => Value;

    /// <summary>Whether it is a literal block (<c>|</c>), so that each of its lines is a line of the file, starting after the line where it begins.</summary>
    public bool IsLiteral { get; init; }
}
