namespace Evolution.Spotting.Documents;

/// <summary>A mapping. A key that stands twice has its last value.</summary>
public sealed record MapNode(int Line, IReadOnlyList<Entry> Pairs) : Node(Line)
{
    public override IReadOnlyList<Entry> Entries => Pairs;

    public override Node? this[string key]
    {
        get
        {
            for (var index = 0; index < Pairs.Count; index++)
            {
                if (Pairs[index].Key == key) return Pairs[index].Value;
            }
            return null;
        }
    }
}
