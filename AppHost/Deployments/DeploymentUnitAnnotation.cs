namespace Evolution.AppHost.Deployments;

/// <summary>Says in which deployment unit a resource is: what is in one unit is deployed, and so restarted, together.</summary>
sealed record DeploymentUnitAnnotation(string Unit) : IResourceAnnotation;
