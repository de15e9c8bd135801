using System.Globalization;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Parses ports: <c>80</c>, <c>8080:80</c>, <c>127.0.0.1:8000-8010:80-90/udp</c>, <c>{target: 80, published: 8080}</c>.</summary>
static class PortParser
{
    // A media server can open thousands of ports. No client is configured with all of them.
    const int MaxPortsInRange = 64;

    public static IEnumerable<Port> Parse(ComposeValue item)
    {
        var (_, published, target, _) = Split(item);
        var targetRange = PortRange.Parse(target);
        var publishedRange = PortRange.Parse(published);
        if (targetRange is not { } ports) return publishedRange is null ? [] : [new(null, publishedRange.Value.First)];
        var offset = publishedRange?.First - ports.First;
        return Enumerable.Range(ports.First, Math.Min(ports.Count, MaxPortsInRange)).Select(port => new Port(port, port + offset));
    }

    /// <summary>Returns the key that identifies the port when files are merged.</summary>
    public static string? GetKey(ComposeValue item)
    {
        var (address, published, target, protocol) = Split(item);
        return target is null ? null : $"{address}:{published}:{target}/{protocol ?? "tcp"}";
    }

    static (string? Address, string? Published, string? Target, string? Protocol) Split(ComposeValue item)
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
    public static PortRange? Parse(string? text)
    {
        if (text is null) return null;
        var dash = text.IndexOf('-');
        var first = ParsePort(dash < 0 ? text : text[..dash]);
        var last = dash < 0 ? first : ParsePort(text[(dash + 1)..]);
        return first is { } from && last is { } to && from <= to ? new(from, to) : null;
    }

    static int? ParsePort(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535 ? number : null;
}
