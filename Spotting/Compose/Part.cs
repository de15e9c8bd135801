namespace Evolution.Spotting.Compose;

/// <summary>A value of a Compose file with its variables replaced. It remembers its file, since values of several files are merged.</summary>
abstract class Part(Source source, int line)
{
    public Source Source => source;

    public Place Place => new(source.File, line);

    /// <summary>Its explicit tag, such as <c>!reset</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether it takes away what earlier files say, and says nothing itself.</summary>
    public bool IsReset => Tag is "!reset";

    /// <summary>A scalar's text; null for anything else, and for an empty value.</summary>
    public virtual string? Text => null;

    /// <summary>The variables in the text that have no value anywhere.</summary>
    public virtual IReadOnlyList<string> Unset => [];

    public virtual IReadOnlyList<Part> Items => [];

    public virtual IReadOnlyList<Member> Members => [];

    public virtual Part? this[string key] => null;
}
