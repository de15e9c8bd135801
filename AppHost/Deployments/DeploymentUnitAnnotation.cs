namespace Evolution.AppHost.Deployments;

/// <summary>The deployment unit of a resource. The resources of a unit are deployed, and therefore restarted, together.</summary>
sealed record DeploymentUnitAnnotation(string Unit) : IResourceAnnotation;
