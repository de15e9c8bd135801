using System.Globalization;

namespace Evolution.Spotting.Compose;

/// <summary>Ports from one to another, such as <c>3000-3005</c>.</summary>
readonly record struct PortRange(int First, int Last)
{
    public int Count => Last - First + 1;

    /// <summary>Null where it is no port, such as a variable without a value.</summary>
    public static PortRange? Of(string? text)
    {
        if (text is null) return null;
        var dash = text.IndexOf('-');
        var first = Number(dash < 0 ? text : text[..dash]);
        var last = dash < 0 ? first : Number(text[(dash + 1)..]);
        return first is { } from && last is { } to && from <= to ? new(from, to) : null;
    }

    static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535 ? number : null;
}
