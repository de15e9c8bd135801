namespace Evolution.Spotting.Compose;

/// <summary>The variables that a project's files may refer to. The machine's own environment is none of them: what is said of a system must not depend on where it is read.</summary>
/// <param name="own">Those of the project.</param>
/// <param name="over">Those of the project that includes it, which win.</param>
sealed class Variables(IReadOnlyDictionary<string, string> own, Variables? over = null)
{
    public string? this[string name] => over?[name] ?? own.GetValueOrDefault(name);
}
