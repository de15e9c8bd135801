namespace Evolution.Spotting.Compose;

/// <summary>A list.</summary>
sealed class ListPart(Source source, int line, IReadOnlyList<Part> items) : Part(source, line)
{
    public override IReadOnlyList<Part> Items => items;
}
