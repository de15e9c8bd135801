namespace Evolution.Lab.Spotting.Compose;

/// <summary>A mapping.</summary>
sealed class MapPart(Source source, int line, IReadOnlyList<Member> all) : Part(source, line)
{
    IReadOnlyList<Member>? members;
    Dictionary<string, Part>? byKey;

    /// <summary>Also those that only take away, which merging needs.</summary>
    public IReadOnlyList<Member> All => all;

    public override IReadOnlyList<Member> Members => members ??= all.Any(member => member.Value.IsReset) ? [.. all.Where(member => !member.Value.IsReset)] : all;

    public override Part? this[string key] => (byKey ??= Members.ToDictionary(member => member.Key, member => member.Value)).GetValueOrDefault(key);
}
