namespace Evolution.Spotting.Documents;

/// <summary>A list.</summary>
public sealed record ListNode(int Line, IReadOnlyList<Node> Values) : Node(Line)
{
    public override IReadOnlyList<Node> Items => Values;
}
