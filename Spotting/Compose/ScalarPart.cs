namespace Evolution.Spotting.Compose;

/// <summary>A single value.</summary>
sealed class ScalarPart(Source source, int line, string? text, IReadOnlyList<string> unset) : Part(source, line)
{
    public override string? Text => text;

    public override IReadOnlyList<string> Unset => unset;
}
