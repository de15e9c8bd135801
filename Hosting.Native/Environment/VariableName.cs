namespace Evolution.Hosting.Native;

/// <summary>Makes a name fit for an environment variable.</summary>
static class VariableName
{
    /// <summary>Puts an underscore where a variable's name must not have a character, and before a leading digit.</summary>
    public static string Encode(string name)
    {
        var encoded = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        return encoded is [>= '0' and <= '9', ..] ? $"_{encoded}" : encoded;
    }
}
