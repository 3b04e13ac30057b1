namespace Missions.Core;
