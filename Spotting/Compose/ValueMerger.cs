namespace Evolution.Spotting.Compose;

/// <summary>Merges values.</summary>
static class ValueMerger
{
    /// <summary>Merges mappings. The rule merges the values of common keys. <c>!reset</c> removes a value, <c>!override</c> replaces it.</summary>
    public static ComposeMap MergeMaps(ComposeMap baseValue, ComposeMap overridingValue, Func<string, ComposeValue, ComposeValue, ComposeValue> rule)
    {
        var merged = new OrderedDictionary<string, Member>(baseValue.AllMembers.Count);
        foreach (var member in baseValue.AllMembers) merged[member.Key] = member;
        foreach (var member in overridingValue.AllMembers) merged[member.Key] = merged.TryGetValue(member.Key, out var existing) ? Merge(existing, member, rule) : member;
        return new(baseValue.Source, baseValue.Location.Line, [.. merged.Values]) { Tag = baseValue.Tag ?? overridingValue.Tag };
    }

    /// <summary>Concatenates lists; items with the same key occur once, with the last value in the first position.</summary>
    public static ComposeValue MergeLists(ComposeValue baseValue, ComposeValue overridingValue, Func<ComposeValue, string?> key)
    {
        var merged = new List<ComposeValue>();
        var existing = new Dictionary<string, int>();
        foreach (var item in SyntaxNormalizer.ReadList(baseValue).Concat(SyntaxNormalizer.ReadList(overridingValue)))
        {
            if (key(item) is not { } name || existing.TryAdd(name, merged.Count)) merged.Add(item);
            else merged[existing[name]] = item;
        }
        return new ComposeList(overridingValue.Source, overridingValue.Location.Line, merged) { Tag = baseValue.Tag ?? overridingValue.Tag };
    }

    /// <summary>Merges values that have no specific rule.</summary>
    public static ComposeValue MergeRecursively(string key, ComposeValue baseValue, ComposeValue overridingValue) => (baseValue, overridingValue) switch
    {
        (ComposeMap baseMap, ComposeMap overridingMap) => MergeMaps(baseMap, overridingMap, MergeRecursively),
        (ComposeList, ComposeList) => MergeLists(baseValue, overridingValue, item => item.Text),
        _ => overridingValue,
    };

    static Member Merge(Member baseMember, Member overridingMember, Func<string, ComposeValue, ComposeValue, ComposeValue> rule)
    {
        if (overridingMember.Value.IsReset || overridingMember.Value.Tag is "!override" || baseMember.Value.IsReset) return overridingMember;
        if (overridingMember.Value is ComposeScalar { Text: null } && baseMember.Value is not ComposeScalar) return baseMember;
        if (baseMember.Value is ComposeScalar { Text: null } && overridingMember.Value is not ComposeScalar) return overridingMember;
        var merged = rule(overridingMember.Key, baseMember.Value, overridingMember.Value);
        return ReferenceEquals(merged, overridingMember.Value) ? overridingMember : baseMember with { Value = merged };
    }
}
