namespace Evolution.Spotting.Compose;

/// <summary>Converts short forms to their long forms, so that they can be merged and read in the same way.</summary>
static class Forms
{
    /// <summary><c>- A=1</c> and <c>A: 1</c>. A name without a value has an empty one.</summary>
    public static MapPart Pairs(Part part) => Map(part, part.Items.SelectMany(item => item.Text is { } text ? [Pair(item, text)] : item.Members));

    /// <summary><c>- a</c> and <c>a: {…}</c>.</summary>
    public static MapPart Names(Part part) => Map(part, part.Items.SelectMany(item => item.Text is { } text ? [new(text, item.Place, Scalar(item, null))] : item.Members));

    /// <summary><c>a</c> and <c>[a, b]</c>.</summary>
    public static IReadOnlyList<Part> Several(Part? part) => part switch
    {
        null or { IsReset: true } => [],
        ListPart list => [.. list.Items.Where(item => !item.IsReset)],
        ScalarPart { Text: null } => [],
        _ => [part],
    };

    /// <summary><c>build: folder</c> and <c>build: {context: folder}</c>.</summary>
    public static Part Build(Part part) => part.Text is null ? part : new MapPart(part.Source, part.Place.Line, [new("context", part.Place, part)]) { Tag = part.Tag };

    static Member Pair(Part item, string text)
    {
        var sign = text.IndexOf('=');
        return sign < 0 ? new(text, item.Place, Scalar(item, null)) : new(text[..sign], item.Place, Scalar(item, text[(sign + 1)..]));
    }

    static ScalarPart Scalar(Part item, string? text) => new(item.Source, item.Place.Line, text, item.Unset) { Tag = item.Tag };

    static MapPart Map(Part part, IEnumerable<Member> members)
    {
        if (part is MapPart map) return map;
        var entries = new OrderedDictionary<string, Member>();
        foreach (var member in members) entries[member.Key] = member;
        return new(part.Source, part.Place.Line, [.. entries.Values]) { Tag = part.Tag };
    }
}
