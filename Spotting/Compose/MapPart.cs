namespace Evolution.Spotting.Compose;

/// <summary>A mapping.</summary>
sealed class MapPart(Source source, int line, IReadOnlyList<Member> all) : Part(source, line)
{
    // Most mappings are small, and an index of their keys would take more memory than they do.
    const int Small = 16;

    IReadOnlyList<Member>? members;
    Dictionary<string, Part>? byKey;

    /// <summary>Also those that only take away, which merging needs.</summary>
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
