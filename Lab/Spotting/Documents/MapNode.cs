namespace Evolution.Lab.Spotting.Documents;

/// <summary>A mapping. A key that stands twice has its last value.</summary>
public sealed record MapNode(int Line, IReadOnlyList<Entry> Pairs) : Node(Line)
{
    public override IReadOnlyList<Entry> Entries => Pairs;
}
