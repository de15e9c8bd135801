namespace Evolution.Board.Spotting.Graph;

/// <summary>Calculates the depth of each node: the length of the longest path from a node without incoming edges. Edges that close a cycle are ignored.</summary>
static class DepthCalculator
{
    /// <summary>Returns the depths, from 0.</summary>
    /// <param name="keys">The nodes.</param>
    /// <param name="edges">The edges between them.</param>
    public static IReadOnlyDictionary<string, int> Calculate(IReadOnlyList<string> keys, IEnumerable<(string From, string To)> edges)
    {
        var targets = edges.ToLookup(edge => edge.From, edge => edge.To);
        var postorder = new List<string>();
        var (active, visited) = (new HashSet<string>(), new HashSet<string>());
        var backEdges = new HashSet<(string, string)>();
        foreach (var key in keys) Visit(key);

        var depths = keys.ToDictionary(key => key, _ => 0);
        foreach (var from in Enumerable.Reverse(postorder))
        {
            foreach (var to in targets[from].Where(to => !backEdges.Contains((from, to)))) depths[to] = Math.Max(depths[to], depths[from] + 1);
        }
        return depths;

        void Visit(string key)
        {
            if (!visited.Add(key)) return;
            active.Add(key);
            foreach (var to in targets[key])
            {
                if (active.Contains(to)) backEdges.Add((key, to));
                else Visit(to);
            }
            active.Remove(key);
            postorder.Add(key);
        }
    }
}
