namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Says where a server keeps its data beyond a run of the app host.</summary>
sealed record DataFolderAnnotation(string Path) : IResourceAnnotation;
