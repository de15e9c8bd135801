namespace Evolution.Spotting.Compose;

/// <summary>A value in a Compose file with its variables replaced. It has its source file, because values of several files are merged.</summary>
abstract class ComposeValue(ComposeSource source, int line)
{
    public ComposeSource Source => source;

    public SourceLocation Location => new(source.File, line);

    /// <summary>The explicit tag, such as <c>!reset</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether it removes the value of earlier files without a replacement.</summary>
    public bool IsReset => Tag is "!reset";

    /// <summary>The text of a scalar; null for an empty value and for other kinds of values.</summary>
    public virtual string? Text => null;

    /// <summary>The variables in the text that have no value.</summary>
    public virtual IReadOnlyList<string> UnsetVariables => [];

    public virtual IReadOnlyList<ComposeValue> Items => [];

    public virtual IReadOnlyList<Member> Members => [];

    public virtual ComposeValue? this[string key] => null;
}

/// <summary>A key in a mapping and its value.</summary>
sealed record Member(string Key, SourceLocation Location, ComposeValue Value);

/// <summary>A single value.</summary>
sealed class ComposeScalar(ComposeSource source, int line, string? text, IReadOnlyList<string> unsetVariables) : ComposeValue(source, line)
{
    public override string? Text => text;

    public override IReadOnlyList<string> UnsetVariables => unsetVariables;
}

/// <summary>A list.</summary>
sealed class ComposeList(ComposeSource source, int line, IReadOnlyList<ComposeValue> items) : ComposeValue(source, line)
{
    public override IReadOnlyList<ComposeValue> Items => items;
}

/// <summary>A mapping.</summary>
sealed class ComposeMap(ComposeSource source, int line, IReadOnlyList<Member> allMembers) : ComposeValue(source, line)
{
    // Most mappings are small. An index of their keys would take more memory than the mapping itself.
    const int MaxUnindexedMembers = 16;

    IReadOnlyList<Member>? members;
    Dictionary<string, ComposeValue>? byKey;

    /// <summary>All members, including those that only remove values, which are needed for merging.</summary>
    public IReadOnlyList<Member> AllMembers => allMembers;

    public override IReadOnlyList<Member> Members => members ??= allMembers.Any(member => member.Value.IsReset) ? [.. allMembers.Where(member => !member.Value.IsReset)] : allMembers;

    public override ComposeValue? this[string key]
    {
        get
        {
            if (Members.Count > MaxUnindexedMembers) return (byKey ??= Members.ToDictionary(member => member.Key, member => member.Value)).GetValueOrDefault(key);
            for (var index = 0; index < Members.Count; index++)
            {
                if (Members[index].Key == key) return Members[index].Value;
            }
            return null;
        }
    }
}

/// <summary>A file in a project.</summary>
/// <param name="File">The file, relative to the analyzed folder.</param>
/// <param name="Folder">The folder to which paths in the file are relative: the folder of the project, which can differ from that of the file.</param>
sealed record ComposeSource(string File, string Folder);
