using System.Globalization;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>The forms of a port: <c>80</c>, <c>8080:80</c>, <c>127.0.0.1:8000-8010:80-90/udp</c>, <c>{target: 80, published: 8080}</c>.</summary>
static class PortForm
{
    // A media server can open thousands of ports, but no client is configured with all of them.
    const int MaxPortsOfRange = 64;

    public static IEnumerable<Port> Read(Part item)
    {
        var (_, outer, inner, _) = Split(item);
        var within = PortRange.Of(inner);
        var without = PortRange.Of(outer);
        if (within is not { } ports) return without is null ? [] : [new(null, without.Value.First)];
        var shift = without?.First - ports.First;
        return Enumerable.Range(ports.First, Math.Min(ports.Count, MaxPortsOfRange)).Select(port => new Port(port, port + shift));
    }

    /// <summary>Returns the key that identifies the port when files are merged.</summary>
    public static string? Key(Part item)
    {
        var (address, outer, inner, protocol) = Split(item);
        return inner is null ? null : $"{address}:{outer}:{inner}/{protocol ?? "tcp"}";
    }

    static (string? Address, string? Outer, string? Inner, string? Protocol) Split(Part item)
    {
        if (item.Text is not { } text) return (item["host_ip"]?.Text, item["published"]?.Text, item["target"]?.Text, item["protocol"]?.Text);
        var slash = text.LastIndexOf('/');
        var ports = slash < 0 ? text : text[..slash];
        var protocol = slash < 0 ? null : text[(slash + 1)..];
        var last = ports.LastIndexOf(':');
        if (last < 0) return (null, null, ports, protocol);
        var before = last == 0 ? -1 : ports.LastIndexOf(':', last - 1);
        return (before < 0 ? null : ports[..before], ports[(before + 1)..last], ports[(last + 1)..], protocol);
    }
}

/// <summary>A range of ports, such as <c>3000-3005</c>.</summary>
readonly record struct PortRange(int First, int Last)
{
    public int Count => Last - First + 1;

    /// <summary>Parses a range; null if the text is not a port, such as a variable without a value.</summary>
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
