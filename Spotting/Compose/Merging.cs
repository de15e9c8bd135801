namespace Evolution.Spotting.Compose;

/// <summary>The rules for merging one value onto another.</summary>
static class Merging
{
    /// <summary>Merges mappings: a key that both have is merged by the rule. <c>!reset</c> removes a value, <c>!override</c> replaces it.</summary>
    public static MapPart Maps(MapPart below, MapPart above, Func<string, Part, Part, Part> rule)
    {
        var merged = new OrderedDictionary<string, Member>(below.All.Count);
        foreach (var member in below.All) merged[member.Key] = member;
        foreach (var member in above.All) merged[member.Key] = merged.TryGetValue(member.Key, out var known) ? Merged(known, member, rule) : member;
        return new(below.Source, below.Place.Line, [.. merged.Values]) { Tag = below.Tag ?? above.Tag };
    }

    /// <summary>Concatenates lists; items with the same key occur once, with the last value in the first position.</summary>
    public static Part Lists(Part below, Part above, Func<Part, string?> key)
    {
        var merged = new List<Part>();
        var known = new Dictionary<string, int>();
        foreach (var item in Forms.Several(below).Concat(Forms.Several(above)))
        {
            if (key(item) is not { } name || known.TryAdd(name, merged.Count)) merged.Add(item);
            else merged[known[name]] = item;
        }
        return new ListPart(above.Source, above.Place.Line, merged) { Tag = below.Tag ?? above.Tag };
    }

    /// <summary>Merges a value that has no rule of its own.</summary>
    public static Part Deep(string key, Part below, Part above) => (below, above) switch
    {
        (MapPart lower, MapPart upper) => Maps(lower, upper, Deep),
        (ListPart, ListPart) => Lists(below, above, item => item.Text),
        _ => above,
    };

    static Member Merged(Member below, Member above, Func<string, Part, Part, Part> rule)
    {
        if (above.Value.IsReset || above.Value.Tag is "!override" || below.Value.IsReset) return above;
        if (above.Value is ScalarPart { Text: null } && below.Value is not ScalarPart) return below;
        if (below.Value is ScalarPart { Text: null } && above.Value is not ScalarPart) return above;
        var merged = rule(above.Key, below.Value, above.Value);
        return ReferenceEquals(merged, above.Value) ? above : below with { Value = merged };
    }
}
