namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>An instruction of a Dockerfile.</summary>
/// <param name="Name">Its name in capitals.</param>
/// <param name="Rest">What follows, on one line.</param>
/// <param name="Line">The line where it begins, from 1.</param>
sealed record DockerInstruction(string Name, string Rest, int Line);
