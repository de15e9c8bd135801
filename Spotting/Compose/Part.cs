namespace Evolution.Spotting.Compose;

/// <summary>A value of a Compose file with its variables replaced. It keeps its source file, since values of several files are merged.</summary>
abstract class Part(Source source, int line)
{
    public Source Source => source;

    public Place Place => new(source.File, line);

    /// <summary>The explicit tag, such as <c>!reset</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether it removes the value of earlier files without providing one.</summary>
    public bool IsReset => Tag is "!reset";

    /// <summary>A scalar's text; null for anything else, and for an empty value.</summary>
    public virtual string? Text => null;

    /// <summary>The variables in the text that have no value anywhere.</summary>
    public virtual IReadOnlyList<string> Unset => [];

    public virtual IReadOnlyList<Part> Items => [];

    public virtual IReadOnlyList<Member> Members => [];

    public virtual Part? this[string key] => null;
}

/// <summary>A key of a mapping and its value.</summary>
sealed record Member(string Key, Place Place, Part Value);

/// <summary>A single value.</summary>
sealed class ScalarPart(Source source, int line, string? text, IReadOnlyList<string> unset) : Part(source, line)
{
    public override string? Text => text;

    public override IReadOnlyList<string> Unset => unset;
}

/// <summary>A list.</summary>
sealed class ListPart(Source source, int line, IReadOnlyList<Part> items) : Part(source, line)
{
    public override IReadOnlyList<Part> Items => items;
}

/// <summary>A mapping.</summary>
sealed class MapPart(Source source, int line, IReadOnlyList<Member> all) : Part(source, line)
{
    // Most mappings are small, and an index of the keys would take more memory than the mapping.
    const int Small = 16;

    IReadOnlyList<Member>? members;
    Dictionary<string, Part>? byKey;

    /// <summary>All members, including those that only remove values, which merging needs.</summary>
    public IReadOnlyList<Member> All => all;

    public override IReadOnlyList<Member> Members => members ??= all.Any(member => member.Value.IsReset) ? [.. all.Where(member => !member.Value.IsReset)] : all;

    public override Part? this[string key]
    {
        get
        {
            if (Members.Count > Small) return (byKey ??= Members.ToDictionary(member => member.Key, member => member.Value)).GetValueOrDefault(key);
            for (var index = 0; index < Members.Count; index++)
            {
                if (Members[index].Key == key) return Members[index].Value;
            }
            return null;
        }
    }
}

/// <summary>A file of a project.</summary>
/// <param name="File">The file, relative to the examined folder.</param>
/// <param name="Folder">The folder that paths in it are relative to: the project's folder, which can differ from the file's own.</param>
sealed record Source(string File, string Folder);
