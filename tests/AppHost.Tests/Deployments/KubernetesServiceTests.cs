using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The start, stop and scaling of the services on Kubernetes.</summary>
public sealed class KubernetesServiceTests
{
    [Fact]
    public void A_service_is_updated_without_downtime_and_has_time_to_drain()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var (name, pod) = (deployment.Metadata.Name, deployment.Spec.Template.Spec);
            deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value.ShouldBe("0", name);
            deployment.Spec.Strategy.RollingUpdate.MaxSurge.Value.ShouldBe("1", name);

            var preStopSeconds = deployment.GetContainer().Lifecycle.PreStop.Sleep.Seconds;
            preStopSeconds.ShouldBeGreaterThan(0, name);
            pod.TerminationGracePeriodSeconds!.Value.ShouldBeGreaterThan(preStopSeconds + ServiceLimits.ShutdownSeconds, name);
        }
    }

    [Fact]
    public void The_database_is_checked_at_startup_only()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var (name, container) = (deployment.Metadata.Name, deployment.GetContainer());
            container.StartupProbe.HttpGet.Path.ShouldBe("/health", name);
            container.ReadinessProbe.HttpGet.Path.ShouldBe("/alive", "a failover would make all replicas unready at the same time");
            container.LivenessProbe.HttpGet.Path.ShouldBe("/alive", "a restart does not bring a database back");
            foreach (var probe in new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }) container.GetPortNumber(probe.HttpGet.Port).ShouldBe(8080, name);
        }
    }

    [Fact]
    public void The_progress_deadline_exceeds_the_startup_time()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var startup = deployment.GetContainer().StartupProbe;
            deployment.Spec.ProgressDeadlineSeconds!.Value.ShouldBeGreaterThan(startup.PeriodSeconds!.Value * startup.FailureThreshold!.Value, deployment.Metadata.Name);
        }
    }

    [Fact]
    public void A_service_has_an_autoscaler_a_disruption_budget_and_a_topology_spread()
    {
        foreach (var (unit, deployment) in KubernetesShop.Services)
        {
            deployment.Spec.Replicas.ShouldBeNull("the autoscaler controls the number of replicas");
            var scaler = KubernetesShop.GetAutoscaler(unit);
            scaler.ScaleTargetRef.Name.ShouldBe(deployment.Metadata.Name);
            scaler.ScaleTargetRef.Kind.ShouldBe("Deployment");
            scaler.MinReplicas!.Value.ShouldBeGreaterThanOrEqualTo(2);
            scaler.Metrics.ShouldHaveSingleItem().Resource.Target.AverageUtilization!.Value.ShouldBeInRange(1, 100);
            var budget = KubernetesUnit.FindAll<V1PodDisruptionBudget>().Where(manifest => manifest.Unit == unit).ShouldHaveSingleItem().Object.Spec;
            budget.Selector.MatchLabels.ShouldBe(deployment.Spec.Selector.MatchLabels);
            int.Parse(budget.MaxUnavailable.Value).ShouldBeInRange(1, scaler.MinReplicas.Value - 1);
            deployment.Spec.Template.Spec.TopologySpreadConstraints.ShouldHaveSingleItem().TopologyKey.ShouldBe(KubernetesShop.NodeLabel);
        }
    }
}
