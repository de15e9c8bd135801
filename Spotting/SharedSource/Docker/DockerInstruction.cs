namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>An instruction of a Dockerfile.</summary>
/// <param name="Name">The name in capitals.</param>
/// <param name="Rest">The text after the name, on one line.</param>
/// <param name="Line">The line where it begins, from 1.</param>
sealed record DockerInstruction(string Name, string Rest, int Line);
