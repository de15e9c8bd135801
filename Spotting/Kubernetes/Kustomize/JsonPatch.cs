using System.Globalization;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Applies the operations of a JSON patch (RFC 6902).</summary>
static class JsonPatch
{
    /// <summary>Applies the operations to a value.</summary>
    /// <returns>The changed value; null if an operation does not apply to the value.</returns>
    public static Node? Apply(Node target, IEnumerable<Node> operations)
    {
        var result = target;
        foreach (var operation in operations)
        {
            if (operation["path"]?.Text is not { } path || Apply(result, operation, ParsePointer(path)) is not { } next) return null;
            result = next;
        }
        return result;
    }

    static Node? Apply(Node target, Node operation, string[] path)
    {
        var kind = operation["op"]?.Text?.ToLowerInvariant();
        if (kind is "test") return target;
        var from = ParsePointer(operation["from"]?.Text ?? "");
        if (kind is "remove") return Change(target, path, null, isAdded: false);
        var value = kind is "copy" or "move" ? Find(target, from) : operation["value"] ?? new ScalarNode(operation.Line, null);
        if (value is null || kind is not ("add" or "replace" or "copy" or "move")) return null;
        var source = kind is "move" ? Change(target, from, null, isAdded: false) : target;
        return source is null ? null : Change(source, path, value, isAdded: kind is not "replace");
    }

    static Node? Find(Node? node, string[] path)
    {
        foreach (var segment in path) node = node is ListNode list ? ParseIndex(list, segment) is { } index && index < list.Values.Count ? list.Values[index] : null : node?[segment];
        return node;
    }

    static Node? Change(Node node, ReadOnlySpan<string> path, Node? value, bool isAdded)
    {
        if (path is []) return value;
        if (node is ListNode list) return ParseIndex(list, path[0]) is { } index ? Change(list, index, path, value, isAdded) : null;
        if (node is not MapNode) return null;
        if (path.Length == 1) return NodeEdit.WithEntry(node, path[0], value);
        return node[path[0]] is { } child && Change(child, path[1..], value, isAdded) is { } changed ? NodeEdit.WithEntry(node, path[0], changed) : null;
    }

    static ListNode? Change(ListNode list, int index, ReadOnlySpan<string> path, Node? value, bool isAdded)
    {
        var items = list.Values.ToList();
        if (path.Length == 1 && isAdded && value is not null)
        {
            items.Insert(index, value);
            return list with { Values = items };
        }
        if (index == items.Count) return null;
        if (path.Length == 1 && value is null) items.RemoveAt(index);
        else if (Change(items[index], path[1..], value, isAdded) is { } changed) items[index] = changed;
        else return null;
        return list with { Values = items };
    }

    static int? ParseIndex(ListNode list, string segment) => segment is "-" ? list.Values.Count
        : int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= list.Values.Count ? index : null;

    static string[] ParsePointer(string pointer) => [.. pointer.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
