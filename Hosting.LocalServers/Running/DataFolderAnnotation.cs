namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The folder in which a server keeps its data between runs of the app host.</summary>
sealed record DataFolderAnnotation(string Path) : IResourceAnnotation;
