namespace Evolution.Board.Spotting.Graph;

/// <summary>Computes the depth of each node: the length of the longest path from a node without incoming edges. Cycles are broken where they close.</summary>
static class Depths
{
    /// <summary>Returns the depths, from 0.</summary>
    /// <param name="keys">The nodes.</param>
    /// <param name="edges">The edges between them.</param>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<string> keys, IEnumerable<(string From, string To)> edges)
    {
        var known = edges.ToLookup(edge => edge.From, edge => edge.To);
        var order = new List<string>();
        var (open, done) = (new HashSet<string>(), new HashSet<string>());
        var back = new HashSet<(string, string)>();
        foreach (var key in keys) Visit(key);

        var depths = keys.ToDictionary(key => key, _ => 0);
        foreach (var from in Enumerable.Reverse(order))
        {
            foreach (var to in known[from].Where(to => !back.Contains((from, to)))) depths[to] = Math.Max(depths[to], depths[from] + 1);
        }
        return depths;

        void Visit(string key)
        {
            if (!done.Add(key)) return;
            open.Add(key);
            foreach (var to in known[key])
            {
                if (open.Contains(to)) back.Add((key, to));
                else Visit(to);
            }
            open.Remove(key);
            order.Add(key);
        }
    }
}
