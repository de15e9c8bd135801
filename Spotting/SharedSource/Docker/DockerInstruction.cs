namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>An instruction in a Dockerfile.</summary>
/// <param name="Name">The name in upper case.</param>
/// <param name="Arguments">The text after the name, on one line.</param>
/// <param name="Line">The line where it begins, starting at 1.</param>
sealed record DockerInstruction(string Name, string Arguments, int Line);
