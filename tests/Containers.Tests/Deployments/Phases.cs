namespace Evolution.Containers.Tests.Deployments;

/// <summary>A phase that is one deployment unit.</summary>
public abstract class SingleUnitDeployment(int phase, bool isNightly = false) : Deployment(phase, "## Phases 0 and 1: one unit", "## Phases 0 and 1: one unit", isNightly);

/// <summary>A phase in which each service is a deployment unit.</summary>
public abstract class UnitPerServiceDeployment(int phase, bool isNightly = false) : Deployment(phase, "## Phases 2 and 3: one unit per service", "### Remove the deployment", isNightly);

public sealed class DeployedPhase0() : SingleUnitDeployment(0);

public sealed class DeployedPhase1() : SingleUnitDeployment(1, isNightly: true);

public sealed class DeployedPhase2() : UnitPerServiceDeployment(2, isNightly: true);

public sealed class DeployedPhase3() : UnitPerServiceDeployment(3);

public sealed class DeployedPhase0Tests(DeployedPhase0 deployment) : DeploymentTests(deployment, containerCount: 6), IClassFixture<DeployedPhase0>;

public sealed class DeployedPhase1Tests(DeployedPhase1 deployment) : DeploymentTests(deployment, containerCount: 8), IClassFixture<DeployedPhase1>;

public sealed class DeployedPhase2Tests(DeployedPhase2 deployment) : UnitDeploymentTests(deployment, containerCount: 11), IClassFixture<DeployedPhase2>;

public sealed class DeployedPhase3Tests(DeployedPhase3 deployment) : UnitDeploymentTests(deployment, containerCount: 12), IClassFixture<DeployedPhase3>;
