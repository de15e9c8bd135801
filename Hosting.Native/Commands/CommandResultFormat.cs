namespace Evolution.Hosting.Native;

/// <summary>What a command's result is written in.</summary>
public enum CommandResultFormat
{
    Text,
    Json,
    Markdown,
}
