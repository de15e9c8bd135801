namespace Evolution.Spotting.Compose;

/// <summary>Converts the short syntax of values to the long syntax, so that both can be merged and read in the same way.</summary>
static class SyntaxNormalizer
{
    /// <summary>Reads <c>- A=1</c> or <c>A: 1</c>. A name without a value has an empty value.</summary>
    public static ComposeMap ReadPairs(ComposeValue value) => CreateMap(value, value.Items.SelectMany(item => item.Text is { } text ? [CreatePair(item, text)] : item.Members));

    /// <summary>Reads <c>- a</c> or <c>a: {…}</c>.</summary>
    public static ComposeMap ReadNames(ComposeValue value) => CreateMap(value, value.Items.SelectMany(item => item.Text is { } text ? [new(text, item.Location, CreateScalar(item, null))] : item.Members));

    /// <summary>Reads <c>a</c> or <c>[a, b]</c>.</summary>
    public static IReadOnlyList<ComposeValue> ReadList(ComposeValue? value) => value switch
    {
        null or { IsReset: true } => [],
        ComposeList list => [.. list.Items.Where(item => !item.IsReset)],
        ComposeScalar { Text: null } => [],
        _ => [value],
    };

    /// <summary>Reads <c>build: folder</c> or <c>build: {context: folder}</c>.</summary>
    public static ComposeValue ReadBuild(ComposeValue value) => value.Text is null ? value : new ComposeMap(value.Source, value.Location.Line, [new("context", value.Location, value)]) { Tag = value.Tag };

    static Member CreatePair(ComposeValue item, string text)
    {
        var separator = text.IndexOf('=');
        return separator < 0 ? new(text, item.Location, CreateScalar(item, null)) : new(text[..separator], item.Location, CreateScalar(item, text[(separator + 1)..]));
    }

    static ComposeScalar CreateScalar(ComposeValue item, string? text) => new(item.Source, item.Location.Line, text, item.UnsetVariables) { Tag = item.Tag };

    static ComposeMap CreateMap(ComposeValue value, IEnumerable<Member> members)
    {
        if (value is ComposeMap map) return map;
        var entries = new OrderedDictionary<string, Member>();
        foreach (var member in members) entries[member.Key] = member;
        return new(value.Source, value.Location.Line, [.. entries.Values]) { Tag = value.Tag };
    }
}
